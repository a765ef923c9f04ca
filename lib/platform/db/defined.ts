type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Drops undefined keys from what goes into `data`. Never use it on a `where`: an undefined filter there would drop the condition,
 * and Prisma's strictUndefinedChecks is what refuses that. */
export function defined<T extends object>(data: T): Defined<T> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Defined<T>
}
