import { ProblemError } from './http'

const reloadedFor = 'chargeledger.reloaded'

/**
 * A part of the app, fetched when it is first needed. After a release its name is gone, or not yet known to every
 * replica: then the app is loaded anew, once for each part. While the edge is away that would leave nothing at all on
 * the screen, so it is told instead.
 */
export async function fetched<T>(part: string, fetching: () => Promise<T>): Promise<T> {
  try {
    const code = await fetching()
    if (sessionStorage.getItem(reloadedFor) === part) sessionStorage.removeItem(reloadedFor)
    return code
  } catch (failure) {
    if (!(await edgeAnswers())) throw new ProblemError({ title: '', status: 0 })
    if (sessionStorage.getItem(reloadedFor) === part) throw failure
    sessionStorage.setItem(reloadedFor, part)
    window.location.reload()
    return new Promise<never>(() => undefined)
  }
}

const edgeAnswers = () => fetch('/', { method: 'HEAD', cache: 'no-store' }).then(({ ok }) => ok, () => false)
