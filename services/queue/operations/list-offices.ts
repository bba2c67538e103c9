import { requirementsOf } from '#shared/catalogue/requirements.ts';
import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region, Service } from '#shared/region/schema.ts';
import type { Offices, Requirement, Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';

type Route = Routes['listOffices'];

/** Offices, services and what to bring; composed once, because region and catalogue come with the bundle. */
export const listOffices = (
  region: Region,
  catalogue: Catalogue,
): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> => {
  const answer: Offices = {
    region: { id: region.id, name: region.name.id, nameEn: region.name.en, timezone: region.timezone },
    offices: region.offices.map((office) => ({
      id: office.id,
      name: office.name.id,
      nameEn: office.name.en,
      address: office.address,
      ...(office.phone !== undefined && { phone: office.phone }),
      timezone: region.timezone,
      horizonDays: region.queue.horizonDays,
      services: office.services.map((service) => ({
        id: service.id,
        name: service.name.id,
        nameEn: service.name.en,
        letter: service.letter,
        durationSeconds: service.durationSeconds,
        requirements: toBring(catalogue, service),
      })),
    })),
    bring: catalogue.bring,
    reportExtortion: region.reportExtortion,
  };
  return async () => ({ answer });
};

const toBring = (catalogue: Catalogue, service: Service): Requirement[] =>
  requirementsOf(catalogue, service.catalogue).map(
    ({
      code,
      name,
      fee,
      requirements,
      forms,
      certainty,
      note = certainty === 'sourced' ? undefined : catalogue.unconfirmed,
    }) => ({
      code,
      name: name.id,
      nameEn: name.en,
      fee,
      bring: requirements.map(({ key, label, when, optional }) => ({
        key,
        label: label.id,
        labelEn: label.en,
        ...(when && { when: when.id, whenEn: when.en }),
        ...(optional && { optional }),
      })),
      forms: forms.map(({ code: number, name: title, when }) => ({
        code: number,
        name: title.id,
        nameEn: title.en,
        ...(when && { when: when.id, whenEn: when.en }),
      })),
      ...(note && { note }),
    }),
  );
