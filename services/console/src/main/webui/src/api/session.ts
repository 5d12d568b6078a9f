import { createContext, useContext } from 'react'
import { get } from './http'

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
