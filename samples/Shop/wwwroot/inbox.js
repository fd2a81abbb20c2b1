// A frame as high as its mail, and new mails in the list as they arrive.
const frame = document.querySelector(".mail iframe");
const fit = () => { frame.style.height = `${frame.contentDocument.documentElement.scrollHeight}px`; };
if (frame) {
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete") fit();
  addEventListener("resize", fit);
}

const mails = document.getElementById("mails");
setInterval(async () => {
  const page = await fetch(location).then(answer => answer.text(), () => null);
  const list = page && new DOMParser().parseFromString(page, "text/html").getElementById("mails");
  if (list && list.innerHTML !== mails.innerHTML) mails.innerHTML = list.innerHTML;
}, 1000);
