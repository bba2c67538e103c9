/** Whether two entity tags name the same content: compression on the way makes a tag weak (RFC 9110, 8.8.3.2). */
export function sameTag(one: string | undefined, other: string | undefined): boolean {
  const opaque = (tag: string | undefined) => tag?.replace(/^W\//, '');
  return one !== undefined && opaque(one) === opaque(other);
}
