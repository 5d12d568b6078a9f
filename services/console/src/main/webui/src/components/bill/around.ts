/** What stands before and after a bill in the list it was opened from. */
export interface Around {
  place: number
  before?: string
  after?: string
}

/** A bill that was put right has left the list: then it is whatever stands around the place where it was. */
export function aroundOf(list: string[], billNo: string, lastPlace: number): Around {
  const place = list.indexOf(billNo)
  return place === -1
    ? { place: lastPlace, before: list[lastPlace - 1], after: list[lastPlace] }
    : { place, before: list[place - 1], after: list[place + 1] }
}
