import { useEffect, useRef } from 'react'
import type { Problem } from './http'
import type { Load } from './useLoad'

const slower = 5
const tooMany = 429
/** Nobody has to do anything for it: the network, or what is behind the edge, comes back. */
const heals = ({ status }: Problem) => status === 0 || status >= 500 || status === tooMany

/**
 * Does something again a while after it was last done, as long as something moves; what is under way is waited for,
 * not broken off. What only did not come is asked for again, more slowly; what is refused not until somebody tries.
 */
export function useAgain(
  again: () => void, millis: number, moving: boolean, loads: Pick<Load<unknown>, 'loading' | 'problem'>[],
) {
  const latest = useRef(again)
  latest.current = again
  const away = loads.some(({ problem }) => problem && heals(problem))
  const waits = loads.some(({ loading, problem }) => loading || (problem && !heals(problem)))
  const after = away ? millis * slower : millis
  useEffect(() => {
    if (!moving || waits) return
    const timer = setTimeout(() => latest.current(), after)
    return () => clearTimeout(timer)
  }, [after, moving, waits])
}
