import { get } from './http'

export interface Me {
  username: string
  name: string
  operatorId: string | null
  roles: string[]
}

export const me = (signal: AbortSignal) => get<Me>('/me', {}, signal)
