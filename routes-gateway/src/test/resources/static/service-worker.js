// keeps the page
