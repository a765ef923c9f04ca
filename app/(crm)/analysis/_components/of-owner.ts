/** Answers where a list stands, narrowed to the customers of an owner: one of them is found there at once. */
export const ofOwner = (path: string, owner: { id: number } | null): string =>
  owner === null ? path : `${path}?owner=${owner.id}`
