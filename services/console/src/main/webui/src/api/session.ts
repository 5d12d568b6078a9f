import { createContext, useContext } from 'react'
import { get, operatorActedFor } from './http'

export interface Me {
  username: string
  name: string
  operatorId: string | null
  roles: string[]
}

export const me = (signal: AbortSignal) => get<Me>('/me', {}, signal)

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
