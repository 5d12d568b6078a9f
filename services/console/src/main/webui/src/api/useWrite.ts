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
 * Sends one write at a time. Trying the same thing again repeats the key, so a lost answer costs nothing; a changed
 * request is a new wish and gets a new key.
 */
export function useWrite<T>(): Writing<T> {
  const [state, setState] = useState<{ busy: boolean; problem?: Problem }>({ busy: false })
  const last = useRef({ request: '', key: '' })

  const send = async (request: Omit<Write, 'key'>, refused?: (problem: Problem) => void) => {
    const words = JSON.stringify(request)
    if (last.current.request !== words) last.current = { request: words, key: crypto.randomUUID() }
    setState({ busy: true })
    try {
      const answer = await write<T>({ ...request, key: last.current.key })
      last.current = { request: '', key: '' }
      setState({ busy: false })
      return answer
    } catch (failure) {
      const problem = problemOf(failure)
      setState({ busy: false, problem })
      refused?.(problem)
      return undefined
    }
  }

  return { ...state, send, forget: () => setState({ busy: false }) }
}
