export { DrawPage } from '../wish/draw-page.tsx';
export { DrawnLink, DrawOffer, WaitOffer } from '../wish/offer.tsx';
export { Placed } from '../wish/placed.tsx';
export { WishPage } from '../wish/wish-page.tsx';
