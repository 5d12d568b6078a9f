/** One way to ask the edge. The session is a cookie this code cannot read; the header tells the edge that our own page asks. */

export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

export interface Page<T> {
  items: T[]
  nextCursor?: string | null
}

type Query = Record<string, string | number | undefined>

const actingFor = 'chargeledger.operator'

/** The operator platform staff act for, in this tab only. */
export const operatorActedFor = () => sessionStorage.getItem(actingFor) ?? ''
export const actForOperator = (operatorId: string) => sessionStorage.setItem(actingFor, operatorId)

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString()
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  if (operatorActedFor()) headers['X-Operator-Id'] = operatorActedFor()
  const answer = await fetch(search ? `${path}?${search}` : path, { headers, signal })
  if (answer.ok) return (await answer.json()) as T
  throw new ProblemError(await problemOf(answer))
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    return { title: answer.statusText, ...(await answer.json()), status: answer.status }
  } catch {
    return { title: answer.statusText || `HTTP ${answer.status}`, status: answer.status }
  }
}

export function signIn() {
  const here = window.location.pathname + window.location.search
  window.location.assign(`/login?redirect=${encodeURIComponent(here)}`)
}
