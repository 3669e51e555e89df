"""Short names of papers by the ways in which papers introduce them. The abstracts are told in our own words."""

import pytest

from sources.naming import acronym_of, other_names, short_name
from sources.values import Paper

TITLES = [
    (
        "Attention Is All You Need",
        "Most sequence models are recurrent. We put forward a new simple network architecture, the Transformer, that rests on attention alone.",
        "Transformer",
    ),
    (
        "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "We introduce a new model of language called BERT, which stands for Bidirectional Encoder Representations from Transformers.",
        "BERT",
    ),
    (
        "Deep Residual Learning for Image Recognition",
        "Deeper networks are harder to train. On ImageNet we test residual nets of up to 152 layers.",
        "ResNet",
    ),
    (
        "LoRA: Low-Rank Adaptation of Large Language Models",
        "We propose Low-Rank Adaptation, or LoRA, which freezes the weights",
        "LoRA",
    ),
    (
        "GQA: Training Generalized Multi-Query Transformer Models from Multi-Head Checkpoints",
        "Multi-query attention (MQA) speeds up. We introduce grouped-query attention (GQA).",
        "GQA",
    ),
    (
        "Generative Adversarial Networks",
        "We propose a new framework for estimating generative models in which two models are trained at once.",
        "GAN",
    ),
    ("Generative Adversarial Nets", "", "GAN"),
    (
        "Denoising Diffusion Probabilistic Models",
        "We present high quality image synthesis results using diffusion probabilistic models. progressive lossy",
        "DDPM",
    ),
    (
        "Adam: A Method for Stochastic Optimization",
        "We introduce Adam, an algorithm for first-order gradient-based optimization",
        "Adam",
    ),
    (
        "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
        "While the Transformer is standard for NLP, its use in vision is limited. Pre-trained on much data, Vision Transformer (ViT) does very well against convolutional networks (CNNs).",
        "ViT",
    ),
    (
        "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
        "Training is complicated by the fact that inputs shift.",
        "Batch Normalization",
    ),
    (
        "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        "Foundation models are built on Transformers. We integrate selective SSMs into a simplified architecture (Mamba).",
        "Mamba",
    ),
    (
        "Emerging Properties in Self-Supervised Vision Transformers",
        "We ask whether self-supervision gives Vision Transformer (ViT) new properties. We put this into a simple method, called DINO, which we read as self-distillation without labels.",
        "DINO",
    ),
    (
        "Learning Transferable Visual Models From Natural Language Supervision",
        "Vision systems predict a fixed set. Code at https://github.com/OpenAI/CLIP.",
        "CLIP",
    ),
    (
        "You Only Look Once: Unified, Real-Time Object Detection",
        "We present YOLO, a new approach to object detection.",
        "YOLO",
    ),
    (
        "End-to-End Object Detection with Transformers",
        "The main parts of the new framework, called DEtection TRansformer or DETR, are a set loss.",
        "DETR",
    ),
    (
        "Momentum Contrast for Unsupervised Visual Representation Learning",
        "We present Momentum Contrast (MoCo) for unsupervised visual learning.",
        "MoCo",
    ),
    (
        "A Simple Framework for Contrastive Learning of Visual Representations",
        "This paper presents SimCLR: a simple framework.",
        "SimCLR",
    ),
    (
        "Proximal Policy Optimization Algorithms",
        "We propose a new family of methods. The new methods, which we call proximal policy optimization (PPO), have",
        "PPO",
    ),
    (
        "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
        "RLHF is unstable. The algorithm, which we call Direct Preference Optimization (DPO), is stable.",
        "DPO",
    ),
    (
        "Language Models are Few-Shot Learners",
        "NLP tasks need data. Specifically, we train GPT-3, an autoregressive language model with 175 billion",
        "GPT-3",
    ),
    (
        "Training Compute-Optimal Large Language Models",
        "We test this by training a predicted compute-optimal model, Chinchilla, that uses",
        "Chinchilla",
    ),
    (
        "Training language models to follow instructions with human feedback",
        "Bigger is not better. We call the resulting models InstructGPT. In",
        "InstructGPT",
    ),
    (
        "High-Resolution Image Synthesis with Latent Diffusion Models",
        "By decomposing... diffusion models (DMs) achieve. Our latent diffusion models (LDMs) achieve a new state",
        "LDM",
    ),
    (
        "Graph Attention Networks",
        "We present graph attention networks (GATs), novel neural network architectures",
        "GAT",
    ),
    (
        "Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks",
        "We explore a recipe for retrieval-augmented generation (RAG) -- models which combine",
        "RAG",
    ),
    ("U-Net: Convolutional Networks for Biomedical Image Segmentation", "There is large consent", "U-Net"),
    (
        "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
        "This paper presents a new vision Transformer, called Swin Transformer,",
        "Swin Transformer",
    ),
    (
        "Neural Ordinary Differential Equations",
        "We introduce a new family of deep neural network models.",
        None,
    ),
    (
        "Sequence to Sequence Learning with Neural Networks",
        "Deep Neural Networks (DNNs) are powerful. Our method uses a multilayered Long Short-Term Memory (LSTM) to map",
        None,
    ),
    (
        "Distilling the Knowledge in a Neural Network",
        "A very simple way to improve almost any machine learning algorithm is to train many",
        None,
    ),
    ("Towards Reasoning: A Survey", "We review.", None),
    (
        "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness",
        "We propose FlashAttention, an IO-aware",
        "FlashAttention",
    ),
    (
        "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models",
        "We show how such abilities emerge via a simple method called chain-of-thought prompting, where",
        None,
    ),
    (
        "Mixtral of Experts",
        "We introduce Mixtral 8x7B, a Sparse Mixture of Experts (SMoE) language model.",
        "Mixtral 8x7B",
    ),
    (
        "Playing Atari with Deep Reinforcement Learning",
        "We present the first deep learning model to learn control policies. The model is a convolutional neural network, trained with a variant of Q-learning",
        None,
    ),
    (
        "The Llama 3 Herd of Models",
        "Modern AI is powered by foundation models. This paper presents a new set of foundation models, called Llama 3. It",
        "Llama 3",
    ),
    (
        "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
        "We introduce the exponential linear unit",
        "ELU",
    ),
    (
        "Semi-Supervised Classification with Graph Convolutional Networks",
        "We present a scalable approach",
        None,
    ),
    ("Dropout: A Simple Way to Prevent Neural Networks from Overfitting", "", "Dropout"),
    (
        "Layer Normalization",
        "Training is expensive. We transpose batch normalization into layer normalization by",
        None,
    ),
    (
        "Mastering the game of Go without human knowledge",
        "AlphaGo was the first. Here we introduce an algorithm. starting tabula rasa, our new program AlphaGo Zero achieved",
        None,
    ),
    (
        "Efficient Estimation of Word Representations in Vector Space",
        "We propose two novel model architectures for computing",
        None,
    ),
    ("NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis", "We present a method", "NeRF"),
    (
        "QLoRA: Efficient Finetuning of Quantized LLMs",
        "We present QLoRA, an efficient finetuning approach",
        "QLoRA",
    ),
    ("Scaling Laws for Neural Language Models", "We study empirical scaling laws", None),
    (
        "Going Deeper with Convolutions",
        "We propose a deep convolutional neural network architecture codenamed Inception, which was responsible",
        "Inception",
    ),
    (
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        "In this work we investigate the effect of the convolutional network depth on its accuracy",
        None,
    ),
    (
        "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications",
        "We present a class of efficient models called MobileNets for mobile",
        "MobileNets",
    ),
    (
        "Densely Connected Convolutional Networks",
        "Recent work has shown. we embrace this observation and introduce the Dense Convolutional Network (DenseNet), which connects",
        "DenseNet",
    ),
    ("Dynamic Routing Between Capsules", "A capsule is a group of neurons", None),
    (
        "Robust Speech Recognition via Large-Scale Weak Supervision",
        "We study the capabilities of speech processing systems",
        None,
    ),
    ("Auto-Encoding Variational Bayes", "How can we perform efficient inference", None),
]


def paper(title: str, abstract: str = "", code_url: str | None = None) -> Paper:
    return Paper("2401.00001", title, ("Ada Example",), abstract, "test", code_url=code_url)


@pytest.mark.parametrize(("title", "abstract", "expected"), TITLES)
def test_finds_what_people_call_a_paper(title, abstract, expected):
    """The name comes from the title's head, from how the abstract introduces it, or from nowhere."""
    assert short_name(paper(title, abstract)) == expected


def test_a_repository_written_like_a_name_names_the_paper():
    """Where title and abstract give no name, the code's does; a lower-case repository is no name."""
    title = "Learning Transferable Visual Models"
    assert short_name(paper(title, code_url="https://github.com/openai/CLIP.git")) == "CLIP"
    assert short_name(paper(title, code_url="https://github.com/someone/paper-code")) is None


ACRONYMS = [
    ("Low-Rank Adaptation", "We propose Low-Rank Adaptation, or LoRA, which", "LoRA", "after 'or'"),
    ("momentum contrast", "Momentum Contrast (MoCo) builds", "MoCo", "in brackets, any case"),
    ("latent diffusion model", "latent diffusion models (LDMs) are", "LDM", "both in the plural"),
    ("momentum contrast", "momentum contrast (ImageNet) is", None, "letters that do not spell the phrase"),
    ("momentum contrast", "MoCo stands elsewhere", None, "not defined there"),
]


@pytest.mark.parametrize(("phrase", "text", "expected", "why"), ACRONYMS)
def test_acronym_of(phrase, text, expected, why):
    """Only an acronym that follows the phrase and is spelt by it counts."""
    assert acronym_of(phrase, text) == expected, why


OTHERS = [
    (
        "RoFormer: Enhanced Transformer with Rotary Position Embedding",
        "We propose a novel method named Rotary Position Embedding (RoPE) for positions.",
        ("RoPE",),
    ),
    (
        "DeepNet: Scaling Transformers to 1,000 Layers",
        "We introduce a new normalization function (DeepNorm) for the residual connection.",
        ("DeepNorm",),
    ),
    ("LoRA: Low-Rank Adaptation", "We propose Low-Rank Adaptation, or LoRA, which freezes weights.", ()),
]


@pytest.mark.parametrize(("title", "abstract", "names"), OTHERS)
def test_names_besides_the_short_one(title: str, abstract: str, names: tuple[str, ...]) -> None:
    """What else the abstract introduces as its own."""
    assert other_names(Paper("1", title, (), abstract, "test")) == names


NOT_OWN = [
    ("The recently proposed Wasserstein GAN (WGAN) is more stable.", "Better Wasserstein GANs"),
    (
        "The task is hard. On the Stanford Natural Language Inference (SNLI) dataset we do well.",
        "A Decomposable Model",
    ),
]


@pytest.mark.parametrize(("abstract", "title"), NOT_OWN)
def test_what_it_builds_on_or_is_measured_on_is_no_name_of_its_own(abstract: str, title: str) -> None:
    """An acronym of others is not taken, though the abstract writes it out."""
    assert short_name(Paper("1", title, (), abstract, "test")) is None
