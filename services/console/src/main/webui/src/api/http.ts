/**
 * One way to ask the edge. The session is a cookie this code cannot read; the header tells the edge that our own page
 * asks.
 */

export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  /** What else a refusal carries, such as its findings. */
  [extension: string]: unknown
}

/** One reason of a refusal that lists them all. */
export interface Refused {
  code: string
  at?: string
  message: string
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

/** A failure without an answer has no title and no status: the network, then. */
export const problemOf = (failure: unknown): Problem =>
  failure instanceof ProblemError ? failure.problem : { title: '', status: 0 }

export interface Page<T> {
  items: T[]
  nextCursor?: string | null
}

type Query = Record<string, string | number | boolean | undefined>

const actingFor = 'chargeledger.operator'

/** The operator platform staff act for, in this tab only. */
export const operatorActedFor = () => sessionStorage.getItem(actingFor) ?? ''
export const actForOperator = (operatorId: string) => sessionStorage.setItem(actingFor, operatorId)

/** What was read, and the version of it that a later edit has to name. */
export interface Tagged<T> {
  data: T
  etag: string | null
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await getTagged<T>(path, query, signal)).data
}

const mostRows = 200

/** A list to choose from, whole: every page of it, in its order. */
export async function all<T>(path: string, signal?: AbortSignal, limit = mostRows): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const page: Page<T> = await get(path, { limit, cursor: cursor ?? undefined }, signal)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

export async function getTagged<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Tagged<T>> {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString()
  const answer = await ask(search ? `${path}?${search}` : path, { signal })
  return { data: (await answer.json()) as T, etag: answer.headers.get('ETag') }
}

/** A write: the key makes a repetition harmless, the etag (if any) makes an edit of something outdated impossible. */
export interface Write {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  key?: string
  ifMatch?: string | null
}

export async function write<T>({ method, path, body, key, ifMatch }: Write): Promise<T> {
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key) headers['Idempotency-Key'] = key
  if (ifMatch) headers['If-Match'] = ifMatch
  const answer = await ask(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** Saves what a service answers as a file; a link of the browser would not say for whom platform staff act. */
export async function download(path: string, fileName: string) {
  const address = URL.createObjectURL(await (await ask(path, { headers: { Accept: '*/*' } })).blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  URL.revokeObjectURL(address)
}

async function ask(path: string, { headers, ...request }: RequestInit): Promise<Response> {
  const ours: Record<string, string> = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  if (operatorActedFor()) ours['X-Operator-Id'] = operatorActedFor()
  const answer = await fetch(path, { ...request, headers: { ...ours, ...headers } })
  if (answer.ok) return answer
  throw new ProblemError(await problemIn(answer))
}

async function problemIn(answer: Response): Promise<Problem> {
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
