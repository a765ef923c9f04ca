import { redirect } from 'next/navigation'

/** The only home so far is the customer list. */
export default function Home() {
  redirect('/customers')
}
