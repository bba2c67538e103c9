/** Where and as which program one signs in; the edge answers it, because only the deployment knows. */
export interface SignInSettings {
  readonly domain: string;
  readonly siteClient: string;
  readonly redirectUri: string;
  readonly signedOutUri: string;
}

export async function signInSettings(): Promise<SignInSettings> {
  const answer = await fetch('/masuk.json');
  if (!answer.ok) throw new Error(`The sign-in settings could not be read: ${answer.status}.`);
  return answer.json();
}
