export { LetterPage } from '../letter/letter-page.tsx';
