// Runs before the first paint, so that nobody in a dark room gets a white flash. Old syntax: it is not compiled.
;(function () {
  var stored = function (key) {
    try {
      return localStorage.getItem('peremena.' + key)
    } catch (refused) {
      return null
    }
  }
  var root = document.documentElement
  var theme = stored('theme')
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.lang = stored('language') === 'en' ? 'en' : 'ru'
})()
