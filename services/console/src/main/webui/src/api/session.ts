import { createContext, useContext } from 'react'
import { get, operatorActedFor, problemOf, signIn } from './http'

export interface Me {
  username: string
  name: string
  operatorId: string | null
  roles: string[]
}

const gone = new Promise<never>(() => undefined)

/** Whoever opens the app as a stranger goes to the sign-in page: nothing was typed yet that could be lost. */
export const me = (signal: AbortSignal): Promise<Me> => get<Me>('/me', {}, signal).catch((failure: unknown) => {
  if (problemOf(failure).status !== 401) throw failure
  signIn()
  return gone
})

export const MeContext = createContext<Me | undefined>(undefined)

/** Whether to offer something; whether it is allowed, the services decide. */
export function useMay(...roles: string[]): boolean {
  const who = useContext(MeContext)
  return roles.some((role) => who?.roles.includes(role))
}

/** The operator whose things are shown: one's own, or the one the platform acts for. */
export function useOperatorId(): string {
  return useContext(MeContext)?.operatorId ?? operatorActedFor()
}
