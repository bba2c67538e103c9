import { registryOffice } from './defaults/registry-office.ts';

export default registryOffice({
  id: 'sibolga',
  code: '12.73',
  origin: 'https://antrean.sibolgakota.go.id', // DEFAULT: a name under the city's domain
  mailFrom: 'antrean@sibolgakota.go.id', // DEFAULT
  address: 'Kota Sibolga, Sumatera Utara', // DEFAULT: the street is to come from the office
  brand: { primary: '#0f6b6b', dark: '#0a4747', accent: '#ffb347' }, // DEFAULT: the bay of Tapian Nauli and its evening
});
