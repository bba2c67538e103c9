import { registryOffice } from './defaults/registry-office.ts';

// Its own queue rules, counter hours, quotas, street and phone were not published anywhere we could find. Each value marked
// DEFAULT, here and in defaults/, is ours and waits for the office's word; officials change quotas, hours and days without
// a deployment.
export default registryOffice({
  id: 'tanjungbalai',
  code: '12.74',
  origin: 'https://antrean.tanjungbalaikota.go.id', // DEFAULT: a name under the city's domain
  mailFrom: 'antrean@tanjungbalaikota.go.id', // DEFAULT
  address: 'Kota Tanjungbalai, Sumatera Utara', // DEFAULT: the street is to come from the office
  brand: { primary: '#0b5c8e', dark: '#083f63', accent: '#f2b632' }, // DEFAULT: harbour blue and sunrise gold
});
