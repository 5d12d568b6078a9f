import { useEffect, useRef } from 'react'

/**
 * Does something again a while after it was last done, as long as something moves; what is under way is waited for,
 * not broken off.
 */
export function useAgain(again: () => void, millis: number, moving: boolean, loading: boolean) {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    if (!moving || loading) return
    const timer = setTimeout(() => latest.current(), millis)
    return () => clearTimeout(timer)
  }, [millis, moving, loading])
}
