import { useRef, useState } from 'react'
import { type Problem, type Write, problemOf, write } from './http'

export interface Writing<T> {
  busy: boolean
  problem?: Problem
  /** Undefined when it was refused; the reason is then {@link problem}, and what {@link refused} is told. */
  send: (request: Omit<Write, 'key'>, refused?: (problem: Problem) => void) => Promise<T | undefined>
  forget: () => void
}

/**
 * The last wish; maybe done is what got no answer once, whatever a later try was answered: that may speak of the try
 * only.
 */
const nothing = { request: '', key: '', maybeDone: false }

/** Nobody knows what became of it: there was no answer, or none of the service's own. */
const undecided = ({ status }: Problem) => status === 0 || status >= 500

/**
 * Sends one write at a time. Trying again what nobody answered repeats the key until it succeeds, so that it happens
 * once; what was only refused is remembered with its key, so another try is a new wish with a new one, as a changed
 * request is.
 */
export function useWrite<T>(): Writing<T> {
  const [state, setState] = useState<{ busy: boolean; problem?: Problem }>({ busy: false })
  const last = useRef(nothing)

  const send = async (request: Omit<Write, 'key'>, refused?: (problem: Problem) => void) => {
    const words = JSON.stringify(request)
    if (last.current.request !== words) last.current = { request: words, key: crypto.randomUUID(), maybeDone: false }
    setState({ busy: true })
    try {
      const answer = await write<T>({ ...request, key: last.current.key })
      last.current = nothing
      setState({ busy: false })
      return answer
    } catch (failure) {
      const problem = problemOf(failure)
      if (undecided(problem)) last.current = { ...last.current, maybeDone: true }
      if (!last.current.maybeDone) last.current = nothing
      setState({ busy: false, problem })
      refused?.(problem)
      return undefined
    }
  }

  return { ...state, send, forget: () => setState({ busy: false }) }
}
