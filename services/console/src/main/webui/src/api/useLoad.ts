import { type DependencyList, useCallback, useEffect, useState } from 'react'
import { type Problem, problemOf, signIn } from './http'

export interface Load<T> {
  data?: T
  problem?: Problem
  loading: boolean
  reload: () => void
}

/** Loads when the dependencies change; keeps what is shown while the next answer is on its way, drops an answer that came too late. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
  whenStranger: 'sign in' | 'tell' = 'sign in',
): Load<T> {
  const [state, setState] = useState<{ data?: T; problem?: Problem; loading: boolean }>({ loading: true })
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    const abort = new AbortController()
    setState((before) => ({ ...before, loading: true }))
    load(abort.signal)
      .then((data) => setState({ data, loading: false }))
      .catch((failure: unknown) => {
        if (abort.signal.aborted) return
        const problem = problemOf(failure)
        if (problem.status === 401 && whenStranger === 'sign in') signIn()
        else setState({ problem, loading: false })
      })
    return () => abort.abort()
    // The caller names what its loader depends on.
  }, [...dependencies, turn])

  return { ...state, reload: useCallback(() => setTurn((before) => before + 1), []) }
}
