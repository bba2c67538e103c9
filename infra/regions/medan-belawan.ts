import { elsewhere } from './defaults/medan.ts';
import { subdistrictOffice } from './defaults/subdistrict-office.ts';

export default subdistrictOffice({
  id: 'medan-belawan',
  code: '12.71.08',
  origin: 'https://antrean-belawan.medan.go.id', // DEFAULT: a name under the city's domain
  mailFrom: 'antrean-belawan@medan.go.id', // DEFAULT
  address: 'Medan Belawan, Kota Medan, Sumatera Utara', // DEFAULT: the street is to come from the office
  brand: { primary: '#1d4f91', dark: '#12325d', accent: '#ffa629' }, // DEFAULT: deep water and harbour lights
  office: { elsewhere },
});
