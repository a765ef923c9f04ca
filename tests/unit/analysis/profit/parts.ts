/** What a customer brought and cost, for tests of its true profit and of how that changed: 100 − 65 leaves a margin of 35, less 45 for serving it. */
export const parts = {
  ...{ revenueMinor: 100, pickupMinor: 10, linehaulMinor: 20, deliveryMinor: 30, otherMinor: 5 },
  ...{ claimsMinor: 4, serviceMinor: 40, marketingMinor: 1 },
  ...{ knownRevenueMinor: 100, knownCostMinor: 65, uncosted: 0 },
}
