import { registryOffice } from './defaults/registry-office.ts';

export default registryOffice({
  id: 'pematangsiantar',
  code: '12.72',
  origin: 'https://antrean.pematangsiantar.go.id', // DEFAULT: a name under the city's domain
  mailFrom: 'antrean@pematangsiantar.go.id', // DEFAULT
  address: 'Kota Pematangsiantar, Sumatera Utara', // DEFAULT: the street is to come from the office
  brand: { primary: '#8c2332', dark: '#5e1521', accent: '#f0c24b' }, // DEFAULT: the red of a Simalungun cloth
});
