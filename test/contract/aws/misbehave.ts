// A function that does what its event says, and tells what it knows of itself.
interface Wish {
  readonly do?: 'throw' | 'throw text' | 'exit' | 'hang' | 'slow' | 'nothing';
}

const started = Math.random();
let calls = 0;
let busy = 0;
let most = 0;

export async function handler(wish: Wish, context: { readonly getRemainingTimeInMillis: () => number }) {
  calls += 1;
  busy += 1;
  most = Math.max(most, busy);
  try {
    if (wish.do === 'throw') throw new TypeError('told to throw');
    if (wish.do === 'throw text') throw 'a text';
    if (wish.do === 'exit') process.exit(3);
    if (wish.do === 'hang') await new Promise(() => {});
    if (wish.do === 'slow') await new Promise((done) => setTimeout(done, 200));
    if (wish.do === 'nothing') return undefined;
    const { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory, COLOUR: colour, HOME: home } = process.env;
    return { wish, started, calls, most, memory, colour, home, left: context.getRemainingTimeInMillis() };
  } finally {
    busy -= 1;
  }
}
