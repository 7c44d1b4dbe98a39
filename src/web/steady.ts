import type { RegisterSummary } from '../register/register.ts'
import type { Ports } from './ports.ts'

/** The same ports; the summary, which counts the whole register, is counted once for each version of it. */
export function withSteadyRegister(ports: Ports): Ports {
  let kept: { readonly version: string; readonly summary: Promise<RegisterSummary> } | undefined
  const summary = async (): Promise<RegisterSummary> => {
    const version = await ports.register.version()
    if (kept?.version !== version) {
      const counted = ports.register.summary()
      kept = { version, summary: counted }
      counted.catch(() => (kept = undefined))
    }
    return kept.summary
  }
  return { ...ports, register: { ...ports.register, summary } }
}

/** The same ports; searches are counted where there is something that counts. */
export function withCountedSearches(ports: Ports): Ports {
  const { metrics } = ports
  if (!metrics) return ports
  return {
    ...ports,
    async search(request) {
      const response = await ports.search(request)
      metrics.searched(response.engine, response.lane)
      return response
    },
  }
}
