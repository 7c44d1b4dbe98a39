import { assetAddress } from './addresses.ts'
import { icon } from './assets/icon.ts'
import { script } from './assets/script.ts'
import { style } from './assets/style.ts'

export interface Asset {
  readonly address: string
  readonly type: string
  readonly body: string
}

/** FNV-1a, twice 32 bits: names the content of an asset in its address. Nothing is kept secret by it. */
function digestOf(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13)
  }
  return [a, b].map((part) => (part >>> 0).toString(36)).join('')
}

const asset = (name: string, extension: string, type: string, body: string): Asset => ({
  address: assetAddress(name, digestOf(body), extension),
  type,
  body,
})

export const assets = {
  style: asset('style', 'css', 'text/css; charset=utf-8', style),
  script: asset('script', 'js', 'text/javascript; charset=utf-8', script),
  icon: asset('icon', 'svg', 'image/svg+xml', icon),
} as const

/** Changes with every asset: part of each page's ETag, since a page names them. */
export const assetsDigest = digestOf(
  Object.values(assets)
    .map((it) => it.address)
    .join(' '),
)
