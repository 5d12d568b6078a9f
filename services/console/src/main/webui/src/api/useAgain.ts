import { useEffect, useRef } from 'react'
import type { Load } from './useLoad'

/**
 * Does something again a while after it was last done, as long as something moves; what is under way is waited for,
 * not broken off, and what is refused is not asked again until somebody tries.
 */
export function useAgain(
  again: () => void, millis: number, moving: boolean, loads: Pick<Load<unknown>, 'loading' | 'problem'>[],
) {
  const latest = useRef(again)
  latest.current = again
  const waits = loads.some(({ loading, problem }) => loading || problem !== undefined)
  useEffect(() => {
    if (!moving || waits) return
    const timer = setTimeout(() => latest.current(), millis)
    return () => clearTimeout(timer)
  }, [millis, moving, waits])
}
