const secondsBetween = [1, 2, 4, 8, 15]

const sleep = (millis: number) => new Promise<void>((over) => { setTimeout(over, millis) })

/** Reads a few times, ever more slowly, until the answer is another one; an answer that is lost counts as the same. */
export async function untilChanged<T>(
  read: () => Promise<T>,
  before: T,
  wait: (millis: number) => Promise<void> = sleep,
): Promise<T> {
  for (const seconds of secondsBetween) {
    await wait(seconds * 1000)
    const now = await read().catch(() => before)
    if (now !== before) return now
  }
  return before
}
