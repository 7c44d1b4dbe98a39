/** A page with a section mark. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M5 2h22v28H5z" fill="#1d3557"/><path d="M20 11c0-2-2-3-4-3s-4 1-4 3c0 4 8 3 8 7 0 2-2 3-4 3s-4-1-4-3M12 15c0-2 2-3 4-3m4 5c0 2-2 3-4 3M20 21c0 2-2 4-4 4s-4-1-4-3" fill="none" stroke="#fff" stroke-width="2"/></svg>\n'
