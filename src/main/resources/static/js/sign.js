// A signature drawn with a finger becomes the photograph that the form sends. Without this, a photograph is chosen.
for (const box of document.querySelectorAll("[data-sign]")) {
  const canvas = box.querySelector("canvas");
  const file = document.querySelector(`input[type=file][name=${box.dataset.sign}]`);
  const pen = canvas.getContext("2d");
  let drawn = false;
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    drawn = false;
  };
  const at = (event) => {
    const area = canvas.getBoundingClientRect();
    return [((event.clientX - area.left) * canvas.width) / area.width, ((event.clientY - area.top) * canvas.height) / area.height];
  };
  clear();
  pen.lineWidth = 4;
  pen.lineCap = "round";
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons) {
      pen.lineTo(...at(event));
      pen.stroke();
      drawn = true;
    }
  });
  canvas.addEventListener("pointerup", () => drawn && canvas.toBlob((blob) => {
    const kept = new DataTransfer();
    kept.items.add(new File([blob], "signature.jpg", { type: "image/jpeg" }));
    file.files = kept.files;
  }, "image/jpeg", 0.9));
  box.querySelector("button").addEventListener("click", () => {
    clear();
    file.value = "";
  });
  box.hidden = false;
}
