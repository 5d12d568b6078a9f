import { useLocation, useSearchParams } from 'react-router-dom'
import { type Form, addressOf, formIn, phoneOf } from './form'
import { phoneIn, withPhone } from './phone'

/** The search and the open bill of a page stand in its address, a phone beside it. */
export function useSearch() {
  const [address, setAddress] = useSearchParams()
  const asked = formIn(address, phoneIn(useLocation().state))
  return {
    asked,
    /** The same search has the same words. */
    words: JSON.stringify(asked),
    search: (next: Form) => setAddress(addressOf(next), withPhone(phoneOf(next))),
    bill: address.get('bill'),
    show: (billNo: string | null) =>
      setAddress({ ...addressOf(asked), ...(billNo ? { bill: billNo } : {}) }, withPhone(phoneOf(asked))),
  }
}
