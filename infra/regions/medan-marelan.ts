import { elsewhere } from './defaults/medan.ts';
import { subdistrictOffice } from './defaults/subdistrict-office.ts';

export default subdistrictOffice({
  id: 'medan-marelan',
  code: '12.71.12',
  origin: 'https://antrean-marelan.medan.go.id', // DEFAULT: a name under the city's domain
  mailFrom: 'antrean-marelan@medan.go.id', // DEFAULT
  address: 'Medan Marelan, Kota Medan, Sumatera Utara', // DEFAULT: the street is to come from the office
  brand: { primary: '#2b6a37', dark: '#1a4523', accent: '#f4c63d' }, // DEFAULT: the green of Marelan's gardens
  office: { elsewhere },
});
