/** A phone number is personal data, so it stays in this browser's history and out of every address. */
export const phoneIn = (state: unknown): string => (state as { phone?: string } | null)?.phone ?? ''

export const withPhone = (phone: string) => ({ state: { phone } })
