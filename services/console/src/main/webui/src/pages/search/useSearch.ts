import { useSearchParams } from 'react-router-dom'
import { type Form, addressOf, formIn } from './form'

/** The search and the open bill of a page stand in its address. */
export function useSearch() {
  const [address, setAddress] = useSearchParams()
  const asked = formIn(address)
  return {
    asked,
    /** The same search has the same words. */
    words: JSON.stringify(asked),
    search: (next: Form) => setAddress(addressOf(next)),
    bill: address.get('bill'),
    show: (billNo: string | null) => setAddress({ ...addressOf(asked), ...(billNo ? { bill: billNo } : {}) }),
  }
}
