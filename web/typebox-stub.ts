/**
 * What contract files see as `typebox` in the browser: every name is a function that gives the same harmless thing back.
 * Values are checked by the server; the client uses only the static types, which cost nothing.
 */
const anything: object = /* @__PURE__ */ new Proxy(function () {}, {
  get: (_target, key) => (typeof key === 'symbol' ? undefined : anything),
  apply: () => anything,
})

export const Type = anything
export default anything
