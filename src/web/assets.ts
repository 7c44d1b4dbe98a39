import { assetAddress } from './addresses.ts'
import { icon } from './assets/icon.ts'
import { script } from './assets/script.ts'
import { style } from './assets/style.ts'
import { digestOf } from './digest.ts'

export interface Asset {
  readonly address: string
  readonly type: string
  readonly body: string
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
