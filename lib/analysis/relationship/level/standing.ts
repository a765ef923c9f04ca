/** Which of the customers: nobody has decided; decided as recommended; decided otherwise than is recommended now. */
export const levelStandings = ['undecided', 'agreed', 'differs'] as const
export type LevelStanding = (typeof levelStandings)[number]
