// Tells the snippet what happens on the shop's pages:
//   <script type="application/json" data-track="Product Viewed">{…}</script>   when the page is there
//   <form data-track="Product Added" data-properties="{…}">                    when the form is submitted
//   <script type="application/json" data-identify="ID">{…}</script>            who it is
for (const person of document.querySelectorAll("script[data-identify]")) {
  renderer.identify(person.dataset.identify, JSON.parse(person.textContent));
}
for (const view of document.querySelectorAll("script[data-track]")) {
  renderer.track(view.dataset.track, JSON.parse(view.textContent));
}
document.addEventListener("submit", ({ target: form }) => {
  if (form.dataset.track) renderer.track(form.dataset.track, JSON.parse(form.dataset.properties));
  if ("reset" in form.dataset) renderer.reset();
});
