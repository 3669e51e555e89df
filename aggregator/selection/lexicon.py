"""What the words of a title and an abstract are worth as evidence: tables, written for this project from reading the field."""

from __future__ import annotations

from aggregator.selection.words import stem
from sources.queries import COMMON_WORDS

_FIELD_WORDS = """
absolute accurate accuracy action activation adapt additional algorithm amount analysis analyze answer application apply
architecture area argue art artificial aspect attention attract available average base baseline batch
behavior benchmark block bridge build building capability capture careful case category certain challenge
challenging change character choice class classification classifier code combine combination common competitive
complete complex complexity component comprehensive compute computation computational computer concept
conditioning configuration connect connection consist consistent constant constraint construct context
contribution convergence conventional convincing correspond cost critical current data dataset deal decrease
deep deeper deploy deployment depth design detail detailed develop dimension direct direction directly distribution
diverse domain dominant downstream dramatically drastic easy efficiency efficient effort eight element empirical
encourage engineering enormous entire entity environment equal error essential establish estimate estimation
evidence example excellent exist expensive explicit exploit expose extend extensive extract extremely factor
family far fast faster feature field fine finetune finetuning fix fixed flexible focus follow force form formulate foundation four five
framework function fundamental gain general generalize generalization generate generation global goal good
gpu gpus gradient great group grow guarantee handle hard help high hidden human idea identify image impact
implement implementation importance impressive improvement in-depth include independent individual inference
information initial input inspire instance instead interaction interest internal intermediate interpret
intuitive investigate involve issue iterative joint jointly key knowledge known label lack language large largely
layer lead learn learning length level leverage library light limit limitation linear little local long
loss machine main maintain major map match matrix maximum mean measure mechanism memory merely metric million
billion minimal minor mode model modification modify module multi multiple natural nature network neural next
nlp node non notably number object objective obtain open operate operation optimal optimization optimize
optimizer original outcome output overall pair paradigm parameter part pattern per percent perform parallel phase
place plain point poor popular position positive potential power powerful practical practice pre pretrain precise
predict prediction predictive preserve pretraining principle procedure process processing produce project
promise proper property public published pure quantitative qualitative query question quick range rapid rare rate
ratio raw reach real realistic reason receive recipe recognition recover reduce reduction reference regard
regular related release relevant reliable remain remove replace represent representation research resource
respect response requirement reuse rich robust role rule run sample scale scaling scenario scheme score section seen
select separate sequence series serve set setting shape share short show significance similar similarity simplify
single six size source space special specific speed stable stage standard start state statistical step
stochastic store strategy strength structure style sub subsequent subset substantial success suffer suggest suitable
superior support surprising system systematic target technique tensor term test text theoretical theory
thing time times token tool total track tradeoff traditional train training transfer transform transformation
treat true tune tuning type typical typically underlying understand understanding unified unit universal update user
validation value variable variant variation variety vector version view vision visual weight widely word world
written zero
"""
FIELD_STEMS = frozenset(stem(word) for word in _FIELD_WORDS.split())
"""What every paper of the field says: no sign of any one of them, though two of them side by side may be."""

_GENRE_WORDS = """
about again ai animated annotated annotation anyone architecture article audio basic basics beginner beginners
behind blog breakdown brief build building by can chapter classic clear clearly club code coded coding complete
comprehensive concept concepts cool course crash deep deeply demystified demystifying detail detailed details did
dive easy empty ep episode etc ever every everything example examples explain explainable explained explainer explaining
explanation exploring faster file first five from full fundamentals ft fully gentle go going great group guide hands happens
how idea ideas illustrated illustration implement implementation implementations implemented implementing in
inside interview intro introducing introduction intuition intuitive intuitively is it journal key know lab
learn lecture lectures lesson line live look made make mathematics math maths matter mean means minutes minute module
most my need notes now of official on one only original overview paper papers part pdf podcast practical
practice practicum presentation primer properly python pytorch quick quickly re read reader readers reading really
recap recitation refresher reimplementing research review reviewed reviews run running scratch section seminar series session short
simple simplified simply slides so some source sources step story summarised summarized summary take takeaways
talk talks teach technical ten tensorflow keras jax numpy term the theory things think this three through today
tour train trick tune tutorial tutorials two uncovered under understand understanding unit unpacked unpacking v1 v2 vanilla video
visual visualised visualization visualized visualizing visually vs walk walking walkthrough wall want was
train training tune tuning way we week went what when where whiteboard who why wins with without work workings works workshop wrong year you your youtube
"""
GENRE_WORDS = frozenset(_GENRE_WORDS.split())
"""What a headline may say beside its subject without being about something else."""

UNITS = frozenset({"minute", "min", "hour", "part"})
"""What a number before it counts, beside plurals: 'BERT 5 minute summary'."""

USE_WORDS = frozenset(
    {"using", "use", "used", "uses", "usage", "apply", "applying", "application", "applications"}
)
"""Before or after a name: what is done with it, rather than what it is."""

_TOOLS = """
AI API AWS CPU CUDA DL Gemini GitHub Google GPU HTML HuggingFace JAX Jupyter Kaggle Keras ML NIPS NLP NeurIPS ICLR
ICML CVPR ACL EMNLP NumPy OpenAI PDF PyTorch TensorFlow TPU TV URL USA VRAM YouTube DeepMind Colab CNN RNN DNN
MIT CMU NYU UCL TED PhD CS CS25 CS224N CS231N 3Blue1Brown LLM LLMs II III IV HD 4K UK EU FAQ TLDR Facebook
Microsoft Meta Stanford Hugging Face
"""
TOOLS = frozenset(_TOOLS.split())
"""Written like names of methods, but places, tools and whole fields."""

_MANY_WORDS = """
alternatives beyond compared comparison comparing cousins evolution families family friends history landscape list
relatives roadmap survey taxonomy timeline top trends variants versus vs zoo
"""
MANY_WORDS = frozenset(_MANY_WORDS.split())
"""Words of a headline about many methods."""

BUILDING_WORDS = frozenset(
    {"annotated", "coding", "implementation", "implementing", "implemented", "reimplementing", "scratch"}
)
"""Words of a headline about code that explains."""

_OPERATING_WORDS = """
accelerate click clicks colab command commands config configs csv dataframe download downloaded downloading
downloads flag flags folder folders install installation installed installing kaggle notebook notebooks pip
script scripts settings tokenizer vram webui
"""
OPERATING_WORDS = frozenset(_OPERATING_WORDS.split())
"""How one speaks when software is operated."""

_SCHOLARLY_WORDS = """
ablation ablations appendix author authors baseline baselines experiment experiments figure figures introduce
introduced introduces paper papers propose proposed proposes publication published result results section
sections table tables
"""
SCHOLARLY_WORDS = frozenset(_SCHOLARLY_WORDS.split())
"""How one speaks when a paper is discussed."""


def is_telling(word: str) -> bool:
    """Whether a word of an abstract tells this paper from others of its field."""
    return len(word) > 1 and not word.isdigit() and word not in COMMON_WORDS and stem(word) not in FIELD_STEMS
