import { type DependencyList, useCallback, useEffect, useState } from 'react'
import { type Problem, problemOf } from './http'

interface Loaded<T> {
  data?: T
  problem?: Problem
  loading: boolean
}

export interface Load<T> extends Loaded<T> {
  reload: () => void
}

const alike = (some: DependencyList, others: DependencyList) =>
  some.every((one, place) => Object.is(one, others[place]))

/**
 * Loads when the dependencies change, and drops an answer that came too late. What is shown stays while the next
 * answer is on its way, and when it is refused what was there before: somebody may be typing on it. A session that
 * ended is a problem like any other; it is tried again when somebody comes back to the page, having signed in beside
 * it.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: DependencyList): Load<T> {
  const [{ of, ...state }, setState] = useState<Loaded<T> & { of: DependencyList }>({ loading: true, of: dependencies })
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn((before) => before + 1), [])

  useEffect(() => {
    const abort = new AbortController()
    const put = (change: (before: T | undefined) => Loaded<T>) => {
      if (abort.signal.aborted) return
      setState((now) => ({ ...change(alike(now.of, dependencies) ? now.data : undefined), of: dependencies }))
    }
    setState((before) => ({ ...before, loading: true }))
    load(abort.signal).then(
      (data) => put(() => ({ data, loading: false })),
      (failure: unknown) => put((data) => ({ data, problem: problemOf(failure), loading: false })),
    )
    return () => abort.abort()
    // The caller names what its loader depends on.
  }, [...dependencies, turn])

  const signedOut = state.problem?.status === 401
  useEffect(() => {
    if (!signedOut) return
    window.addEventListener('focus', reload)
    return () => window.removeEventListener('focus', reload)
  }, [signedOut, reload])

  return { ...state, reload }
}
