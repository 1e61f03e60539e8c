{const e=document.documentElement;e.className="script";try{const t=localStorage.getItem("micro-realism.theme");if(t)e.dataset.theme=t}catch{}}
