import data from './catalogue.json' with { type: 'json' };
import { type Catalogue, catalogueSchema } from './schema.ts';

/** The whole catalogue, checked. Bundles get the part that their region needs, as `balai:catalogue`. */
export const catalogue: Catalogue = catalogueSchema.parse(data);
