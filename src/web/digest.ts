/** FNV-1a, twice 32 bits: names content in addresses and ETags. Nothing is kept secret by it. */
export function digestOf(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13)
  }
  return [a, b].map((part) => (part >>> 0).toString(36)).join('')
}
