/** What a template may say. */
export interface Facts {
  ticket: string;
  office: string;
  service: string;
  /** As people say it: `Senin, 30 November 2026`. */
  date: string;
  /** Local: `08.00-09.00 WIB`. */
  hours: string;
  link: string;
  /** That the service is free, and where to report who asks for money. */
  report: string;
}

/** One message in one language. The SMS fits two segments with the usual names and links. */
export interface Template {
  sms(facts: Facts): string;
  mail(facts: Facts): { subject: string; text: string };
}
