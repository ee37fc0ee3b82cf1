package dev.inscape.model;
import dev.inscape.hub.*;import dev.inscape.hub.safetensors.*;import dev.inscape.model.site.*;import dev.inscape.tensor.*;import dev.inscape.text.Encoding;import java.util.*;import java.nio.file.Path;import org.junit.jupiter.api.Test;
class ZzDebugTest {
  @Test void run() {
    var f = CacheDirectory.path().resolve("smollm2").resolve("SmolLM2-135M-Instruct.Q4_1.gguf").toString();
    var e = SafetensorsWeights.open(Path.of("src/test/resources/dev/inscape/model/smollm2.safetensors"));
    for (var grad : new boolean[]{false,true}) for (var dt : List.of(DType.FLOAT32, DType.BFLOAT16, DType.FLOAT16)) {
      var o = LoadOptions.DEFAULT.in(dt); if (grad) o = o.forGradients();
      try (var m = Models.load(f, o); var s = Scope.open()) {
        var t = Encoding.ofIds(e.tensor("chat.ids").toLongs());
        var c = m.capture(List.of(t), Sites.together(Sites.residualBefore(LayerSelection.all()), Sites.residualAfter(LayerSelection.last()), new Site.FinalNorm(), new Site.Logits()));
        var b = new StringBuilder(grad+" "+dt+": ");
        for (int i=0;i<32;i++) { Site site = i<30?new Site.ResidualPre(i):i==30?new Site.ResidualPost(29):new Site.FinalNorm();
          var x=c.at(site,0).toDoubles(); var y=e.tensor("chat.states").select(0,i).toDoubles(); double d=0,q=0; int stride=(int)e.tensor("chat.stride").toDoubles()[0];
          for(int j=0;j<y.length;j++){d+=Math.pow(x[j*stride]-y[j],2);q+=y[j]*y[j];}
          b.append(String.format("%.1e ", Math.sqrt(d/q))); }
        var l=c.at(new Site.Logits(),0); var last=l.select(0,l.size(0)-1).toDoubles(); var top=e.tensor("chat.top.ids").toLongs(); var tv=e.tensor("chat.top.logits").toDoubles();
        for(int i=0;i<5;i++) b.append(" | "+top[i]+" "+tv[i]+" "+last[(int)top[i]]);
        int best=0; for(int i=0;i<last.length;i++) if(last[i]>last[best]) best=i; b.append(" best "+best+" "+last[best]);
        System.out.println(b);
      } } } }
