/** `1 file`, `4,021 files`. */
export const counted = (number: number, one: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`
