// Fills a page's place for the newest voices, once the reader comes near it. Before that, nothing is
// fetched; where nothing comes, because there is no voice or no line, the place stays empty.

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        fill(target);
      }
    }
  },
  // A screen ahead, so that what is read does not move.
  { rootMargin: "100%" },
);

async function fill(place) {
  const answer = await fetch(place.dataset.latest);
  if (answer.status === 200) place.innerHTML = await answer.text();
}

function watch() {
  for (const place of document.querySelectorAll("[data-latest]:empty")) near.observe(place);
}

watch();
// Every page that the app shows is a new child.
new MutationObserver(watch).observe(document.getElementById("main"), { childList: true });
